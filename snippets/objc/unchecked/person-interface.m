#import <Foundation/Foundation.h>

@interface Person : NSObject

@property (nonatomic, copy) NSString *name;
- (instancetype)initWithName:(NSString *)name;

@end
